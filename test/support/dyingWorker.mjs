// A worker of a pool that dies on what is called `dies`, and fails on `fails`.
import workerpool from 'workerpool';

workerpool.worker({
	upper(batch, sign) {
		if (batch.includes('dies')) process.exit(3);
		if (batch.includes('fails')) throw new Error('it broke');
		return batch.map((text) => text.toUpperCase() + sign);
	},
});
