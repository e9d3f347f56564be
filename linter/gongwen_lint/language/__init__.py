"""The questions about words that checks share, each answered once: whose statement, done or planned, who, which organ."""
