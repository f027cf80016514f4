import { addCatalogue } from '../late-catalogues.js';
import { directoryTexts } from './texts.js';

addCatalogue('directory', directoryTexts);
