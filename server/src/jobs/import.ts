import { importFile } from '../import/index.js';
import { serve } from './serve.js';

serve<'import'>(({ bytes }, ask) => importFile(bytes, { cmap: (name) => ask.cmap(name) }));
