import { createReturnService, type ReturnService } from '../../server/src/service.js';

/** A report that says nothing wrong by itself, out of the language's page. */
export const report = `report 6-K

registrant  "Kingsoft Cloud Holdings Limited"  caption "Exact Name of Registrant as Specified in Its Charter"
month       January 2025
file        001-39278
address     "Building D, Xiaomi Science and Technology Park, No. 33 Xierqi Middle Road,"
            "Haidian District"
            "Beijing, 100085, the People's Republic of China"
annual      20-F

note  "We submitted a monthly return form dated January 7, 2025 to The Stock Exchange of Hong Kong Limited in relation to the movements in our authorized share capital and issued shares in December 2024. For details, please refer to Exhibit 99.1 to this current report on Form 6-K."

exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"  from "kingsoft-cloud-2024-12.return"

signed "Haijian He"
  title  "Chief Financial Officer and Director"
  date   7 January 2025
`;

export const reportUri = 'file:///returns/kingsoft-cloud-2025-01-07.6-K.return';

/** A service with texts under their names in one folder; what fails in it throws. */
export function serviceOf(files: Readonly<Record<string, string>>, today?: string): ReturnService {
	const service = createReturnService({
		log: (message) => {
			throw new Error(message);
		},
		...(today === undefined ? {} : { today: () => today }),
	});
	for (const [name, text] of Object.entries(files)) service.put(`file:///returns/${name}`, text);
	return service;
}
