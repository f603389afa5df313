"""The service that Vigil is held against: Flask, scikit-learn's standard scaler and a forest of 200 trees."""

import csv
import sys

import numpy
from flask import Flask, jsonify, request
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FEATURES = ["Temperature", "Humidity", "Battery_Level"]
THRESHOLD = 0.5


def create(data):
    """The application, with a model fitted on a CSV file."""
    with open(data, newline="") as file:
        rows = list(csv.DictReader(file))
    labels = numpy.array([int(row["Anomaly"]) for row in rows])
    model = make_pipeline(StandardScaler(), RandomForestClassifier(n_estimators=200, random_state=42))
    model.fit(matrix(rows), labels)
    app = Flask(__name__)

    @app.post("/predict")
    def predict():
        records = request.get_json()["records"]
        scores = model.predict_proba(matrix(records))[:, 1]
        return jsonify(
            results=[
                {"is_anomaly": bool(score >= THRESHOLD), "anomaly_probability": float(score)}
                for score in scores
            ]
        )

    return app


def matrix(records):
    return numpy.array([[float(record[name]) for name in FEATURES] for record in records])


if __name__ == "__main__":
    create(sys.argv[1]).run(host="127.0.0.1", port=int(sys.argv[2]))
