// `npm run build`: the site, into dist.
import { buildSite } from './fresh.mjs';

try {
  await buildSite('info');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
