#!/usr/bin/env bash
# Brings the browser of test/web/browser.test.ts where there is none and packages may be installed; elsewhere that test is skipped and says so.
set -euo pipefail

if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null ||
    echo 'chromium could not be installed: the pages are not tried in a browser'
fi
