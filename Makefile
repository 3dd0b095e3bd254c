# make run     installs what is missing, builds, answers the first day's log
# make test    the same, then runs every test
# make clients the same, then runs only those with real client programs at the modem
# make kills   the same, then kills the program at work, KILLS (1000) times and 300 between question and answer; make test a fifth of it
# make lint    format, the imports that Package.swift declares, and a sentence for what is public
# make tsan    the message centre's tests under the thread sanitizer, in a build of their own
# make tls     the program with TLS in .build-tls/release, and its tests
# make bench   rates of encoding, decoding, matching and the message centre, with ratios taken in the same run
# make fuzz    libFuzzer on the parsers, FUZZ_SECONDS (60) each; what it finds is in .build-fuzz/
# make docs    the documentation of the modules, without a warning, in .build-docs/
# make screenshots  pictures of the phone, as README shows them, in docs/images
# make help    this list

SHELL := /bin/bash
BINARY := .build/release/shortcode
SWIFT_FILES := Package.swift Sources Tests Benchmarks Fuzz
PEERS := .build-clients/coding
# smpp.twisted3 has a package of the same name as another client.
TWISTED := .build-clients/twisted
# Tries what the HTTP API describes of itself.
SCHEMATHESIS := .build-clients/schemathesis
BROWSER := .build-clients/browser
# Twilio's library, and a web framework for programs that it calls.
TWILIO := .build-clients/twilio
# Tests of one process that run at once; all at once, they starve each other on a machine of few cores.
WIDTH := 16
SWIFT_TEST := swift test -c release --disable-testable-imports --experimental-maximum-parallelization-width $(WIDTH)

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests build run test clients kills tsan tls lint format docs bench fuzz screenshots clean

help:
	@sed -n 's/^# //p' Makefile

setup:
	@.ci/packages build

setup-tests:
	@.ci/packages test

build: setup
	swift build -c release

run: build
	$(BINARY) < samples/logs/first-day.smslog

test: setup-tests build $(PEERS)/.complete
	$(SWIFT_TEST)

clients: setup-tests build $(PEERS)/.complete
	$(SWIFT_TEST) --filter '^Clients\.'

KILLS := 1000

kills: setup-tests build $(PEERS)/.complete
	SHORTCODE_KILLS=$(KILLS) $(SWIFT_TEST) --filter 'Crash|Kill'

tsan: setup
	SHORTCODE_CENTRE_ALONE=1 swift test --scratch-path .build-tsan --sanitize=thread --filter MessageCentreTests

# BoringSSL takes minutes to build, so this is no part of make test.
TLS := --traits TLS --scratch-path .build-tls

tls: setup-tests $(PEERS)/.complete
	swift build -c release $(TLS)
	$(SWIFT_TEST) $(TLS) --filter TransportSecurity

# The independent programs that read what we write and write what we read.
$(PEERS)/.complete: Makefile | setup-tests
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check \
		python-gammu==3.5.1 python-gsmmodem-new==0.13.0 smspdudecoder==2.2.0 'bitstring<5' \
		'abnf[rust]==2.9.1' smpplib==2.2.4 aiosmpplib==0.7.4 smpp34==1.5.0 rusmppyc==0.4.0a2 prometheus-client==0.26.0
	python3 -m venv $(TWISTED)
	$(TWISTED)/bin/pip install --quiet --disable-pip-version-check \
		smpp.twisted3==0.8 pyOpenSSL service_identity
	python3 -m venv $(SCHEMATHESIS)
	$(SCHEMATHESIS)/bin/pip install --quiet --disable-pip-version-check schemathesis==4.32.5
	python3 -m venv $(BROWSER)
	$(BROWSER)/bin/pip install --quiet --disable-pip-version-check playwright==1.65.2 axe-playwright-python==0.1.8
	python3 -m venv $(TWILIO)
	$(TWILIO)/bin/pip install --quiet --disable-pip-version-check twilio==9.13.0 flask==3.1.3
	touch $@

screenshots: setup-tests build $(PEERS)/.complete
	$(BROWSER)/bin/python Tests/Clients/Python/browser/screenshots.py $(BINARY) docs/images
	pngquant --force --strip --ext .png docs/images/*.png

bench: setup-tests $(PEERS)/.complete
	swift run -c release Benchmarks

lint: setup-tests
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	swift package --traits TLS describe --type json | python3 .ci/imports
	python3 .ci/docs

format:
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

MODULES := Seeded ShortMessage CommaSeparated MessageGrammar GrammarProofs Store MessageCentre Membership Transcripts \
	Conversions Pseudonyms SMPP Modem

docs: setup
	swift package --scratch-path .build-docs generate-documentation $(addprefix --target ,$(MODULES)) --warnings-as-errors

clean:
	swift package clean

FUZZ_SECONDS := 60
FUZZ = .build-fuzz
FUZZ_FLAGS = -O -wmo -parse-as-library -sanitize=fuzzer -package-name shortcode -swift-version 6 -I $(FUZZ) \
	-enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
	-enable-upcoming-feature MemberImportVisibility
FUZZ_MODULE = -emit-library -static -emit-module -emit-module-path

fuzz: $(FUZZ)/tpdu $(FUZZ)/grammar $(FUZZ)/smpp
	mkdir -p $(FUZZ)/tpdu-corpus $(FUZZ)/grammar-corpus $(FUZZ)/smpp-corpus
	SWIFT_BACKTRACE=enable=no $(FUZZ)/tpdu -max_total_time=$(FUZZ_SECONDS) -max_len=200 \
		-artifact_prefix=$(FUZZ)/tpdu- $(FUZZ)/tpdu-corpus
	SWIFT_BACKTRACE=enable=no $(FUZZ)/grammar -max_total_time=$(FUZZ_SECONDS) -max_len=500 \
		-artifact_prefix=$(FUZZ)/grammar- $(FUZZ)/grammar-corpus
	SWIFT_BACKTRACE=enable=no $(FUZZ)/smpp -max_total_time=$(FUZZ_SECONDS) -max_len=400 \
		-artifact_prefix=$(FUZZ)/smpp- $(FUZZ)/smpp-corpus

$(FUZZ)/libShortMessage.a: $(shell find Sources/ShortMessage -name '*.swift')
	mkdir -p $(FUZZ)
	swiftc $(FUZZ_FLAGS) $(FUZZ_MODULE) $(FUZZ)/ShortMessage.swiftmodule -module-name ShortMessage $^ -o $@

$(FUZZ)/libMessageGrammar.a: $(shell find Sources/MessageGrammar -name '*.swift') | $(FUZZ)/libShortMessage.a
	swiftc $(FUZZ_FLAGS) $(FUZZ_MODULE) $(FUZZ)/MessageGrammar.swiftmodule -module-name MessageGrammar $^ -o $@

$(FUZZ)/libSMPP.a: $(shell find Sources/SMPP -name '*.swift') | $(FUZZ)/libShortMessage.a
	swiftc $(FUZZ_FLAGS) $(FUZZ_MODULE) $(FUZZ)/SMPP.swiftmodule -module-name SMPP $^ -o $@

$(FUZZ)/smpp: Fuzz/SMPPFuzzer.swift $(FUZZ)/libSMPP.a $(FUZZ)/libShortMessage.a
	swiftc $(FUZZ_FLAGS) -module-name SMPPFuzzer $^ -o $@

$(FUZZ)/tpdu: Fuzz/TPDUFuzzer.swift $(FUZZ)/libShortMessage.a
	swiftc $(FUZZ_FLAGS) -module-name TPDUFuzzer $^ -o $@

$(FUZZ)/grammar: Fuzz/GrammarFuzzer.swift $(FUZZ)/libMessageGrammar.a $(FUZZ)/libShortMessage.a
	swiftc $(FUZZ_FLAGS) -module-name GrammarFuzzer $^ -o $@
