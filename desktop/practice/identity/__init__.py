"""Identity pools, and the security token service behind them: a person's ID token becomes AWS credentials."""
