"""Who may ask: keys and sessions, hosts and forwarding headers, rates and sizes, and the record of what was asked."""
