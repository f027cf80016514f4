import { describeWithSlapd } from './describe-with-slapd.js';
import { serveSlapd } from './served-directory.js';
import { signInBattery } from './sign-in-battery.js';

describeWithSlapd('sign-in against slapd over ldaps', () => signInBattery(serveSlapd));
