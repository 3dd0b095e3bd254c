"""Prints the `run` steps of a GitHub Actions workflow as one script, as the runner starts them: bash -e, GITHUB_PATH."""

import sys

import yaml

workflow = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
# YAML 1.1 reads the key `on` as a boolean.
assert set(workflow) <= {"name", True, "jobs"} and workflow[True], list(workflow)
print("#!/bin/bash\nset -e\nexport GITHUB_PATH=$PWD/github-path\n: > \"$GITHUB_PATH\"")
for job in workflow["jobs"].values():
    assert job["runs-on"] and set(job) <= {"runs-on", "steps"}, list(job)
    for step in job["steps"]:
        assert set(step) <= {"name", "uses", "with", "run", "if"} and ("uses" in step) != ("run" in step), step
        if "run" in step:
            print(f"(\n{step['run']}\n)\nPATH=$(paste -sd: \"$GITHUB_PATH\"):$PATH")
