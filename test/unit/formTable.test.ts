import { allForms } from '../../server/src/forms/index.js';
import { tableProperties } from '../support/tableProperties.js';
import { tiny } from '../support/tinyForm.js';

for (const form of [...allForms, tiny]) {
	const editions = form.editions.length > 0 ? form.editions : [{ id: '', generation: '', from: '2026-01' }];
	for (const edition of editions) tableProperties(form, edition);
}
