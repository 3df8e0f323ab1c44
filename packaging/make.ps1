# The Makefile's steps for Windows:
#
#   powershell -ExecutionPolicy Bypass -File packaging\make.ps1 demo    the sample business, in a window
#   powershell -ExecutionPolicy Bypass -File packaging\make.ps1 test    every check
#   powershell -ExecutionPolicy Bypass -File packaging\make.ps1 run     the app
#
# Written for Windows PowerShell 5.1 and newer. It has not been run on Windows yet.
param([ValidateSet('demo', 'test', 'run')][string]$Step = 'demo')
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
& (Join-Path $PSScriptRoot 'setup.ps1')

function Start-Step {
    & .venv\Scripts\python.exe @args
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

switch ($Step) {
    'demo' {
        New-Item -ItemType Directory -Force build | Out-Null
        Remove-Item build\juniper.regulars, build\juniper.regulars[-.]* -ErrorAction SilentlyContinue
        Start-Step main.py new build/juniper.regulars --sample
        Start-Step main.py print build/juniper.regulars -o build/juniper.pdf
        Start-Step main.py build/juniper.regulars
    }
    'test' {
        Start-Step -m ruff check .
        Start-Step -m ruff format --check .
        Start-Step -m mypy
        Start-Step -m pytest -q --durations=15
    }
    'run' { Start-Step main.py }
}
