import { addCatalogue } from '../late-catalogues.js';
import { cardTexts } from './texts.js';

addCatalogue('card', cardTexts);
