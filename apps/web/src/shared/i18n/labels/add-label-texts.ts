import { addCatalogue } from '../late-catalogues.js';
import { labelTexts } from './texts.js';

addCatalogue('labels', labelTexts);
