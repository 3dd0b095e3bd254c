#!/bin/sh
# Replays the logs of a folder to the built-in service; 1 is the exit code where one is not as recorded.
#   replay.sh [FOLDER]        the logs are FOLDER/*.smslog (default: logs); results.xml is for the server of your tests
set -eu

exec shortcode replay --jobs 4 --junit "${RESULTS:-results.xml}" "${1:-logs}"/*.smslog
