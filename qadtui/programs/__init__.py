"""What an operator runs: the menu, and the conversations, each at the path of its screen."""
