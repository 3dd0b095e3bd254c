#!/bin/sh
# Plays a log to a gateway of yours that is the short code; 1 is the exit code where it answers otherwise than recorded.
#   gateway.sh NUMBER LOG COMMAND [ARGUMENT...]
# The command finds a modem at the terminal that $MODEM names. It is started when that is there, and ended with the replay.
set -eu

number=$1
log=$2
shift 2
folder=$(mktemp -d)
MODEM=$folder/modem
export MODEM

shortcode replay --via "pty:$MODEM" --number "$number" --settle "${SETTLE:-10s}" "$log" &
replay=$!
gateway=
trap 'kill $replay $gateway 2>/dev/null || true; rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

until [ -e "$MODEM" ]; do
    kill -0 "$replay" 2>/dev/null || break
    sleep 0.1
done
"$@" &
gateway=$!

status=0
wait "$replay" || status=$?
exit "$status"
