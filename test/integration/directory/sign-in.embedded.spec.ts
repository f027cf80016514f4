import { describe } from '@jest/globals';
import { serveEmbedded } from './served-directory.js';
import { signInBattery } from './sign-in-battery.js';

describe('sign-in against the embedded directory', () => signInBattery(serveEmbedded));
