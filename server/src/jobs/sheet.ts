import { sheetOf } from '../entry/sheet.js';
import { serve } from './serve.js';

serve<'sheet'>(({ bytes, rules }) => sheetOf(bytes, rules));
