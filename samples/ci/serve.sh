#!/bin/sh
# Starts shortcode serve, sends a message as a member does, and waits for the reply; curl is all that it needs.
set -eu

folder=$(mktemp -d)
mkfifo "$folder/said"
shortcode serve --http 0 2> "$folder/said" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
exec 3< "$folder/said"
read -r said <&3
place=${said#HTTP at }

curl --fail --silent --show-error --max-time 30 "${place}v1/messages" \
    -H 'Content-Type: application/json' -d '{"from": "+6281200000001", "text": "KONTAK"}' > /dev/null
reply=$(curl --fail --silent --show-error --max-time 30 "${place}v1/messages/wait?to=%2B6281200000001&timeout=10s")
case $reply in
    *175*) echo "answered" ;;
    *) echo "not as expected: $reply" >&2; exit 1 ;;
esac
