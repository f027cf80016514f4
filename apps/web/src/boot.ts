/** Imported before everything else. */
import { watchHands } from './shared/access/hands.js';
import { applyTheme, readTheme } from './shared/ui/theme.js';

// Where zod looks first, in whichever chunk it comes: unless told not to, it probes `eval`, which the content security
// policy refuses. The first load holds no zod at all.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
applyTheme(readTheme());
watchHands(document);
