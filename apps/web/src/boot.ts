/**
 * Imported before everything else: what the strict content security policy needs to be known first.
 * zod probes `eval` unless it is told not to; style elements that a library makes need the page's nonce.
 */
import { setNonce } from 'get-nonce';
import { z } from 'zod';
import { applyTheme, readTheme } from './shared/ui/theme.js';

const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
// The attribute's text is hidden from scripts on purpose; the property is not.
if (meta?.nonce) setNonce(meta.nonce);
z.config({ jitless: true });
applyTheme(readTheme());
