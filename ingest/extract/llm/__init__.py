"""Optional: a language model reads the passages that rules read with low confidence, or not at all.

It adds facts and changes none. What it says is believed only where the passage says it too: a fact whose words are not
in the passage is dropped and counted, and a number is read from the document's own digits, never taken from the model.
Off unless asked for (`--llm`), and then any endpoint that speaks OpenAI's chat completions will do.
"""
