import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server hands out what is built here. For work on the screens alone, `vite` passes API calls on to a running server.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // The content security policy allows files of our own, not data: addresses.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': process.env.CHENGSHI_API ?? 'http://127.0.0.1:8080' } },
});
