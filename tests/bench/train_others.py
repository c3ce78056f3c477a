"""Times scikit-learn's lbfgs and liblinear on the matrix that `bench_train FILE` wrote, on one core.

usage: OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 train_others.py FILE
"""
import sys
import time

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

with open(sys.argv[1], "rb") as file:
    rows, columns, entries = np.fromfile(file, np.int64, 3)
    starts = np.fromfile(file, np.int32, rows + 1)
    of = np.fromfile(file, np.int32, entries)
    values = np.fromfile(file, np.float64, entries)
    labels = np.fromfile(file, np.float64, rows)
features = scipy.sparse.csr_matrix((values, of, starts), shape=(rows, columns))
for solver in ("lbfgs", "liblinear"):
    start = time.process_time()
    model = LogisticRegression(C=1.0, solver=solver, tol=1e-4, max_iter=1000).fit(features, labels)
    taken = time.process_time() - start
    logits = features @ model.coef_[0] + model.intercept_[0]
    loss = (np.logaddexp(0, logits) - labels * logits).sum() + 0.5 * (model.coef_**2).sum()
    print(f"scikit-learn {solver} to 1e-4: {taken:.3f} s, {model.n_iter_[0]} iterations, loss {loss:.3f}")
