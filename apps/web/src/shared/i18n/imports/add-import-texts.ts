import { addCatalogue } from '../late-catalogues.js';
import { importTexts } from './texts.js';

addCatalogue('imports', importTexts);
