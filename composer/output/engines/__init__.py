"""Who does the work where there is much of it: this process, others on this machine, or a cluster."""
