// The site's build: relative addresses, so that it runs from any folder of any static host.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const POLICY: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The dev client writes its own inline scripts and styles, and speaks over a socket. */
const DEV_POLICY: Record<string, string> = {
  ...POLICY,
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws: wss:",
};

function contentSecurityPolicy(): Plugin {
  return {
    name: 'lightcone:content-security-policy',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const policy = Object.entries(context.server ? DEV_POLICY : POLICY);
        const content = policy.map(([name, sources]) => `${name} ${sources}`).join('; ');
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}

/** A protocol folder is one chunk; its manifest belongs to the page, which lists them all. */
const PROTOCOL_FILE = /\/src\/protocols\/([a-z][^/]*)\/(?!index\.ts$)[^/]+$/;

const chunks = {
  output: {
    codeSplitting: {
      groups: [
        {
          debugName: 'protocols',
          name: (id: string) => {
            const folder = PROTOCOL_FILE.exec(id.replace(/\?.*$/, ''))?.[1];
            return folder ? `protocol-${folder}` : null;
          },
          includeDependenciesRecursively: false,
        },
      ],
    },
  },
};

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy()],
  worker: { format: 'es', rolldownOptions: chunks },
  build: {
    manifest: true,
    rolldownOptions: chunks,
    // A small font as a data: address would be refused by the policy's font-src.
    assetsInlineLimit: (file) => (/\.(woff2?|ttf|otf)$/.test(file) ? false : undefined),
  },
});
