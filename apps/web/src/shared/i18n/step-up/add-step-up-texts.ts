import { addCatalogue } from '../late-catalogues.js';
import { stepUpTexts } from './texts.js';

addCatalogue('stepUp', stepUpTexts);
