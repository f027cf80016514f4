import { addCatalogue } from '../late-catalogues.js';
import { paletteTexts } from './texts.js';

addCatalogue('palette', paletteTexts);
