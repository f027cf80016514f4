import { addCatalogue } from '../late-catalogues.js';
import { acronymTexts } from './texts.js';

addCatalogue('acronyms', acronymTexts);
