import { addCatalogue } from '../late-catalogues.js';
import { referenceTexts } from './texts.js';

addCatalogue('reference', referenceTexts);
