"""What a thread looks like as text, as JSON, on a terminal and on a page: functions from threads to text."""
