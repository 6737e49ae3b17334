use std::fmt;

/// What is wrong with a file of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightsError {
    /// It does not begin as such a file does: it is none, or of another release.
    NotWeights,
    /// It ends before everything in it is complete.
    CutShort,
    /// Something in it points beyond what there can be, or goes on behind the end.
    OutOfRange,
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotWeights => "not a file of weights for this release",
            Self::CutShort => "the file of weights is cut short",
            Self::OutOfRange => "the file of weights is damaged",
        })
    }
}

impl std::error::Error for WeightsError {}
