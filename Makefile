# make run     installs what is missing, builds, answers the first day's log
# make test    the same, then runs every test
# make lint    format, and the imports that Package.swift declares
# make help    this list

SHELL := /bin/bash
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
BINARY := .build/release/shortcode
SWIFT_TEST := swift test -c release --disable-testable-imports

.DEFAULT_GOAL := help
.PHONY: help setup build run test lint format clean

help:
	@sed -n 's/^# //p' Makefile

# Debian's packages by the file that shows each is there.
setup:
	@missing=""; \
	test -e /usr/include/sqlite3.h || missing="$$missing libsqlite3-dev"; \
	command -v python3 >/dev/null || missing="$$missing python3"; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		$(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing; \
	fi

build: setup
	swift build -c release

run: build
	$(BINARY) < samples/logs/first-day.smslog

test: build
	$(SWIFT_TEST)

lint: setup
	swift format lint --strict --recursive --parallel Package.swift Sources Tests
	swift package describe --type json | python3 .ci/imports

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	swift package clean
