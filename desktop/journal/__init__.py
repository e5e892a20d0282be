"""What happened, for those who have to find out: events of conversations, never a secret."""
