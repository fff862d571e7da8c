"""How fast books are made, beside other tools: `python -m tests.benchmarks`. No part of the test run."""
