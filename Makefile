# make demo: the sample business as PDF and in a window.    make test: every check.    make run: the app.
# Both set up .venv by themselves; a second run starts at once. PYTHON=python3.12 chooses the interpreter.

python := .venv/bin/python
sample := build/juniper.regulars
languages := $(basename $(notdir $(wildcard resources/translations/*.po)))

.PHONY: setup setup-app demo run test lint types check-bundle bench format lock messages help-pictures
.PHONY: package
.NOTPARALLEL:

setup:
	@packaging/setup.sh test

setup-app:
	@packaging/setup.sh app

demo: setup-app
	@mkdir -p build
	@rm -f $(sample) $(sample)[-.]*
	@$(python) main.py new $(sample) --sample
	@$(python) main.py print $(sample) -o build/juniper.pdf
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(python) main.py $(sample); \
	else \
		echo "There is no screen here, so the window was not opened. The sample is $(sample), its plan build/juniper.pdf."; \
	fi

# make run FILE=mine.regulars
run: setup-app
	@$(python) main.py $(FILE)

# The bundle comes last, when the tests no longer need the processor.
test: setup lint types
	@$(python) -m pytest -q --numprocesses auto --dist worksteal --durations=15
	@$(MAKE) --no-print-directory check-bundle

lint: setup
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .

types: setup
	@$(python) -m mypy

# What owners install, used by somebody who has no Python; takes a minute.
check-bundle: setup
	@$(python) packaging/package.py --bundle-only --no-compare
	@packaging/check_bundle.sh

bench: setup
	@$(python) -m pytest -q -s --benchmarks tests/benchmarks

format: setup
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

# Keeps what is pinned and adds or drops what pyproject.toml asks for; UPGRADE=1 takes newer ones.
lock: setup
	@$(python) -m pip install --quiet --disable-pip-version-check uv
	@$(python) -m uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) -o requirements.lock

# Sentences into resources/translations/*.po, and those compiled; after any sentence that changed.
messages: setup
	@$(python) packaging/messages.py

# The pictures of the help in every language, after a page has changed its looks.
help-pictures: setup
	@mkdir -p build
	@set -e; for language in en $(languages); do \
		rm -f build/help.regulars build/help.regulars[-.]*; \
		REGULARS_LANGUAGE=$$language $(python) main.py new build/help.regulars --sample --today 2027-03-09; \
		$(python) packaging/screenshots.py build/help.regulars \
			resources/help/$$(echo $$language/ | sed 's|^en/||')pictures \
			--for-help --today 2027-03-09 --language $$language; \
	done

# What owners install: build/package/regulars (a folder that needs no Python) and, on Linux, a .deb of it.
package: setup
	@$(python) packaging/package.py
