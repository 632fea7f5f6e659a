import './pdfjsPlatform.js';
// Its worker's half, which it then runs beside itself: the job that imports is a worker already.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
