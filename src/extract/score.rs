//! How much a piece reads like prose: the weight that candidates for the article's container are summed from.

use super::pieces::{Form, Piece};

/// The weight of a piece by its own text alone, about one a word of prose and below zero for labels and link lists.
pub(super) fn prose(piece: &Piece) -> f32 {
    let words = piece.words as f32;
    let density = piece.link_density();
    if piece.words == 0 {
        return 0.0;
    }
    match piece.form {
        Form::Heading(_) => {
            if density > 0.5 {
                -2.0
            } else {
                words.min(4.0) * 0.5
            }
        }
        _ if density > 0.6 => -words.min(8.0) * 0.6,
        Form::Plain | Form::Quotation => {
            if piece.stops > 0 && piece.words >= 8 {
                words * (1.0 - density)
            } else if piece.words >= 16 {
                words * 0.5 * (1.0 - density)
            } else {
                -1.0
            }
        }
        Form::Item(_) | Form::Description => {
            if piece.words >= 10 && piece.stops > 0 {
                words * 0.7 * (1.0 - density)
            } else {
                -0.3
            }
        }
        Form::Cell => {
            if piece.words >= 12 && piece.stops > 0 {
                words * 0.7 * (1.0 - density)
            } else {
                0.1
            }
        }
        Form::Preformatted => words * 0.5,
        Form::Caption => 0.0,
    }
}

/// Prefix sums over the pieces: the sum over a subtree is one difference.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Self(sums)
    }

    pub fn of(&self, range: &std::ops::Range<usize>) -> f32 {
        self.0[range.end] - self.0[range.start]
    }
}
