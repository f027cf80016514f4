import { addCatalogue } from '../late-catalogues.js';
import { peopleTexts } from './texts.js';

addCatalogue('people', peopleTexts);
