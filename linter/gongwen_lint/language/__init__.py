"""The questions about words that checks share, each answered once: whose statement, done or not, who, which organ."""
