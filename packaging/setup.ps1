# Sets up .venv from requirements.lock on Windows; a second run compares a stamp and starts at once.
# Written for Windows PowerShell 5.1 and newer. It has not been run on Windows yet.
#
# $env:PYTHON = 'C:\Python312\python.exe' chooses the interpreter; otherwise the py launcher does.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

$python = '.venv\Scripts\python.exe'
$ready = '.venv\ready'

function Find-Python {
    $candidates = @()
    if ($env:PYTHON) { $candidates += , @($env:PYTHON) }
    else { $candidates += , @('py', '-3'); $candidates += , @('python') }
    foreach ($words in $candidates) {
        $command, $options = $words
        if (-not (Get-Command $command -ErrorAction SilentlyContinue)) { continue }
        & $command @options -c 'import sys; sys.exit(sys.version_info < (3, 11))'
        if ($LASTEXITCODE -eq 0) { return , $words }
    }
    throw 'Regulars needs Python 3.11 or newer. Install it from python.org and try again.'
}

function Get-Stamp {
    $lock = (Get-FileHash requirements.lock -Algorithm SHA256).Hash
    "$lock $(& $python -V)"
}

if ((Test-Path $python) -and (Test-Path $ready) -and ((Get-Content $ready) -eq (Get-Stamp))) { return }

$command, $options = Find-Python
$version = & $command @options -V
if (-not (Test-Path $python) -or ((& $python -V) -ne $version)) {
    Write-Host "Making .venv with $version"
    & $command @options -m venv --clear .venv
    if ($LASTEXITCODE -ne 0) { throw 'The environment could not be made; the lines above say why.' }
}
Write-Host 'Installing the packages of requirements.lock'
& $python -m pip install --quiet --no-input --disable-pip-version-check `
    --require-hashes --no-deps --only-binary ':all:' -r requirements.lock
if ($LASTEXITCODE -ne 0) { throw 'The packages could not be installed; the lines above say why.' }
Get-Stamp | Set-Content $ready
