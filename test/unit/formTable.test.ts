import { allForms } from '../../server/src/forms/index.js';
import { tableProperties } from '../support/tableProperties.js';
import { tiny } from '../support/tinyForm.js';

for (const form of [...allForms, tiny]) {
	for (const edition of form.editions) tableProperties(form, edition);
}
