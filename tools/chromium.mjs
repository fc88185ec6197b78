// Finds a Chromium for the scenario tests, and gets one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ADVICE =
  'No Chromium was found for the scenario tests. Get one with: npx playwright install --with-deps chromium';

/** Flags for a machine without a screen, a sandbox for root, or a way out to the network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: the one that is named, Playwright's own, the system's; undefined for none. */
export async function findChromium() {
  const named = process.env.LIGHTCONE_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`LIGHTCONE_CHROMIUM names ${named}, which isn't there`);
    return named;
  }
  return [await playwrightsOwn(), ...usualPlaces()].find((file) => file && existsSync(file));
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

function usualPlaces() {
  if (process.platform === 'darwin') return macPlaces();
  if (process.platform === 'win32') return windowsPlaces();
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(':'), '/snap/bin'];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function macPlaces() {
  const names = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
  return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
}

function windowsPlaces() {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
  const files = [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return folders.flatMap((folder) => {
    const base = process.env[folder];
    return base ? files.map((file) => path.join(base, file)) : [];
  });
}

/** Finds a Chromium, or installs one in the ways that may work here; undefined when none does. */
export async function obtainChromium() {
  const found = await findChromium();
  if (found) return found;
  console.error('No Chromium here: trying to get one ...');
  attempt('npx', ['playwright', 'install', 'chromium'], 180);
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (isRootOnDebian()) {
    if (!attempt('apt-get', ['install', '-y', '-q', 'chromium'], 300)) {
      attempt('apt-get', ['update', '-q'], 120);
      attempt('apt-get', ['install', '-y', '-q', 'chromium'], 300);
    }
  }
  return findChromium();
}

function attempt(command, args, seconds) {
  const done = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return done.status === 0;
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}
