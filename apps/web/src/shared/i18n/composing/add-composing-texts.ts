import { addCatalogue } from '../late-catalogues.js';
import { composingTexts } from './texts.js';

addCatalogue('composing', composingTexts);
