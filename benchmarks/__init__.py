"""What is measured, and not asserted: speed and memory depend on the machine."""
