/**
 * Imported before everything else: zod probes `eval`, which the content security policy refuses, unless it is told
 * not to.
 */
import { z } from 'zod';
import { watchHands } from './shared/access/hands.js';
import { applyTheme, readTheme } from './shared/ui/theme.js';

z.config({ jitless: true });
applyTheme(readTheme());
watchHands(document);
