"""What happened, for whoever has to find out: events of conversations, never a secret."""
